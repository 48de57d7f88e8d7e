# BigBlueButton nodes: bare-metal servers by name. Bare metal has no security groups, so each node filters for itself; its
# metrics are served with TLS to monitoring and the fronts alone.
#
# A node enters the fleet cordoned. It installs itself, judges itself (ensemble-prove) and says so in its metrics; the
# fronts enable it once they see that, unless an operator has said what its state is to be.

locals {
  # The version is part of the revision, so that a machine sees a new secret however the provider counts.
  secrets = { for name, node in var.nodes : name => {
    secret_id = scaleway_secret.node[name].id
    revision  = "${node.secret_version}.${scaleway_secret_version.node[name].revision}"
  } }

  offers = { for name, node in var.nodes : name => "${coalesce(node.zone, var.zone)}/${node.offer}" }
  hosts  = { for name in keys(var.nodes) : name => "${name}.${var.domain}" }

  # One line is one rule of UFW.
  firewall = join("", [for rule in concat(
    [for range in var.ssh_ranges : "allow proto tcp from ${range} to any port 22"],
    ["allow proto tcp from any to any port 80,443", "allow proto udp from any to any port 16384:32768"],
    [for range in var.metrics_ranges : "allow proto tcp from ${range} to any port 9100"],
  ) : "${rule}\n"])
}

data "scaleway_baremetal_offer" "this" {
  for_each = toset(values(local.offers))

  zone = split("/", each.value)[0]
  name = split("/", each.value)[1]

  lifecycle {
    postcondition {
      condition     = sum([for cpu in self.cpu : cpu.core_count]) >= 6
      error_message = "${each.value} is too small for BigBlueButton: it wants 8 cores, and 6 fast ones are the least. Take EM-A610R-NVME, EM-I120E-NVME or larger."
    }
  }
}

data "scaleway_baremetal_os" "this" {
  for_each = toset([for name, node in var.nodes : coalesce(node.zone, var.zone)])

  zone    = each.value
  name    = "Ubuntu"
  version = var.os_version
}

data "scaleway_iam_ssh_key" "this" {
  for_each = var.ssh_key_names

  name = each.value
}

resource "scaleway_baremetal_server" "node" {
  for_each = var.nodes

  name        = each.key
  hostname    = each.key
  zone        = coalesce(each.value.zone, var.zone)
  offer       = data.scaleway_baremetal_offer.this[local.offers[each.key]].id
  os          = data.scaleway_baremetal_os.this[coalesce(each.value.zone, var.zone)].id
  ssh_key_ids = [for key in data.scaleway_iam_ssh_key.this : key.id]
  cloud_init  = module.machine[each.key].cloud_init
  protected   = var.protected
  tags        = concat(var.tags, ["ensemble-node", "kind=bigbluebutton"])

  timeouts {
    create = "90m"
  }

  lifecycle {
    # The id behind an Ubuntu release changes with its images, and another id would reinstall running nodes. To install a
    # node anew: terraform apply -replace.
    ignore_changes = [os]
  }
}

# A warning, not an error: a fleet that has taken the last server must still be planned.
check "stock" {
  assert {
    condition     = alltrue([for offer in data.scaleway_baremetal_offer.this : offer.stock != "empty"])
    error_message = "Sold out, so no new node of it can be had now: ${join(", ", [for key, offer in data.scaleway_baremetal_offer.this : key if offer.stock == "empty"])}. Take another offer or zone."
  }
}

resource "scaleway_secret" "node" {
  for_each = var.nodes

  name       = "${each.key}-secret"
  path       = var.secret_path
  project_id = var.secret_project_id
  tags       = var.tags
}

resource "scaleway_secret_version" "node" {
  for_each = var.nodes

  secret_id       = scaleway_secret.node[each.key].id
  data_wo         = var.secrets[each.key]
  data_wo_version = each.value.secret_version
}

module "machine" {
  source   = "../machine"
  for_each = var.nodes

  name              = each.key
  secret_path       = var.secret_path
  secret_project_id = var.secret_project_id
  tags              = var.tags

  files = {
    "certificate/fullchain.pem" = { secret_id = var.certificate, field = "fullchain", mode = "0644" }
    "certificate/privkey.pem"   = { secret_id = var.certificate, field = "privkey" }
    "firewall"                  = { content = local.firewall }
    "secret"                    = local.secrets[each.key]
  }
  changed = file("${path.module}/files/changed")
  programs = {
    "/usr/local/sbin/ensemble-firewall" = file("${path.module}/files/ensemble-firewall")
    "/usr/local/sbin/ensemble-install"  = file("${path.module}/files/ensemble-install")
  }
  settings = {
    "/etc/ensemble/install.env" = <<-END
      HOST=${local.hosts[each.key]}
      BBB_VERSION=${var.bbb_version}
      INSTALLER_REPOSITORY=${var.installer.repository}
      INSTALLER_COMMIT=${var.installer.commit}
    END
    "/etc/prometheus/ensemble-exporter.yml" = yamlencode({
      tls_server_config = {
        cert_file = "/etc/prometheus/ensemble-fullchain.pem"
        key_file  = "/etc/prometheus/ensemble-privkey.pem"
      }
    })
  }
  packages = ["git", "prometheus-node-exporter", "ufw"]
  units    = { "ensemble-install.service" = file("${path.module}/files/ensemble-install.service") }
  checks = {
    installed = { kind = "there", path = "/etc/ensemble/installed" }
    own_check = { kind = "output", command = ["bbb-conf", "--check"], bad = "^[# ]*error" }
    services = {
      kind    = "output"
      command = ["systemctl", "list-units", "--state=failed", "--plain", "--no-legend", "bbb-*", "freeswitch*", "nginx*", "haproxy*", "coturn*"]
      bad     = "\\S"
    }
    api         = { kind = "api", url = "https://${local.hosts[each.key]}", secret = "/etc/ensemble/files/secret" }
    certificate = { kind = "certificate", host = local.hosts[each.key], port = 443, days = 7 }
  }
}

module "hand_over" {
  source   = "../hand-over"
  for_each = var.nodes

  host        = scaleway_baremetal_server.node[each.key].ipv4[0].address
  ssh_user    = "ubuntu"
  server_id   = scaleway_baremetal_server.node[each.key].id
  key         = var.key
  key_version = var.key_version
}
