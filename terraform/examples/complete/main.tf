# All there is: two fronts on different machines, a store with a standby, BigBlueButton and Jitsi nodes, two front ends with
# limits of their own, monitoring with alerts.

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

  # With release = "..." in one of them, that one runs it first.
  fronts = { front-1 = {}, front-2 = {} }
  store  = { nodes = 2, node_type = "RED1-XS" }

  bbb_nodes = {
    bbb-01 = {}
    bbb-02 = {}
    # Twice the cores, twice the load.
    bbb-03 = { offer = "EM-I220E-NVME", weight = 2, tags = ["large"] }
    # Kept out of the fleet until an operator says otherwise.
    bbb-04 = { zone = "fr-par-1", state = "disabled" }
  }
  bbb_installer = { commit = var.bbb_installer_commit }

  jitsi_nodes = {
    jitsi-01 = {}
    jitsi-02 = { zone = "fr-par-2" }
  }
  jitsi = { commit = var.jitsi_commit, version = var.jitsi_version }

  tenants = {
    moodle     = { hosts = ["moodle.${var.domain}"], meetings = 50, attendees = 2000 }
    greenlight = { hosts = ["rooms.${var.domain}"] }
  }

  monitoring    = { monitoring = {} }
  alerts        = true
  alert_webhook = var.alert_webhook

  protected        = true
  ssh_key_names    = var.ssh_key_names
  ssh_ranges       = var.ssh_ranges
  nodes_project_id = var.nodes_project_id
  deploy_dir       = var.deploy_dir
  fleet_key        = var.fleet_key
  keys             = var.keys
}
