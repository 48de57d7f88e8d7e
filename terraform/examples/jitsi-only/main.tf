# Jitsi nodes alone, all of them Instances: no bare metal, so all is there in minutes.

provider "scaleway" {
  region = "fr-par"
  zone   = "fr-par-1"
}

module "fleet" {
  source = "../.."

  name          = "ensemble"
  domain        = var.domain
  dns_zone      = var.dns_zone
  acme_email    = var.acme_email
  registry_name = var.registry_name
  release       = var.release

  jitsi_nodes = { for number in range(1, var.jitsi_count + 1) : format("jitsi-%02d", number) => {} }
  jitsi       = { commit = var.jitsi_commit, version = var.jitsi_version }

  ssh_key_names    = var.ssh_key_names
  ssh_ranges       = var.ssh_ranges
  nodes_project_id = var.nodes_project_id
  deploy_dir       = var.deploy_dir
  fleet_key        = var.fleet_key
  keys             = var.keys
}
