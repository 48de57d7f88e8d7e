# The least that serves people: one front, one BigBlueButton node, a store without a standby, no monitoring. While the
# front or the store is away, no meeting begins; those that run go on.

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

  fronts = { front-1 = {} }
  store  = { nodes = 1 }

  bbb_nodes     = { bbb-01 = { offer = "EM-A610R-NVME" } }
  bbb_installer = { commit = var.bbb_installer_commit }
  monitoring    = {}

  ssh_key_names    = var.ssh_key_names
  ssh_ranges       = var.ssh_ranges
  nodes_project_id = var.nodes_project_id
  deploy_dir       = var.deploy_dir
  fleet_key        = var.fleet_key
  keys             = var.keys
}
