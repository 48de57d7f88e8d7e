# Jitsi nodes: Instances by name, each a whole Jitsi of its own. The security group lets in HTTPS, media and operators;
# metrics and the bridge's statistics are in the private network, which security groups do not filter.
#
# Only people with a token of Ensemble get in: the node's secret signs them.

locals {
  # The version is part of the revision, so that a machine sees a new secret however the provider counts.
  secrets = { for name, node in var.nodes : name => {
    secret_id = scaleway_secret.node[name].id
    revision  = "${node.secret_version}.${scaleway_secret_version.node[name].revision}"
  } }

  zones   = { for name, node in var.nodes : name => coalesce(node.zone, var.zone) }
  types   = { for name, node in var.nodes : name => "${local.zones[name]}/${node.type}" }
  hosts   = { for name in keys(var.nodes) : name => "${name}.${var.domain}" }
  private = { for name in keys(var.nodes) : name => split("/", scaleway_ipam_ip.node[name].address)[0] }
}

data "scaleway_instance_server_type" "this" {
  for_each = toset(values(local.types))

  zone = split("/", each.value)[0]
  name = split("/", each.value)[1]

  lifecycle {
    postcondition {
      condition     = self.cpu >= 4
      error_message = "${each.value} is too small for Jitsi, which wants 4 cores. Take PRO2-XS or larger."
    }
  }
}

# The project's keys open every Instance; these must exist, or nobody would get in.
data "scaleway_iam_ssh_key" "this" {
  for_each = var.ssh_key_names

  name = each.value
}

check "types_are_still_sold" {
  assert {
    condition     = !anytrue([for type in data.scaleway_instance_server_type.this : type.end_of_service])
    error_message = "At the end of their service: ${join(", ", [for key, type in data.scaleway_instance_server_type.this : key if type.end_of_service])}. Move these nodes to another type."
  }
}

resource "scaleway_instance_security_group" "node" {
  for_each = toset(values(local.zones))

  name                    = "${var.name}-jitsi"
  zone                    = each.value
  inbound_default_policy  = "drop"
  outbound_default_policy = "accept"
  tags                    = var.tags

  dynamic "inbound_rule" {
    for_each = var.ssh_ranges
    content {
      action   = "accept"
      protocol = "TCP"
      port     = 22
      ip_range = inbound_rule.value
    }
  }
  dynamic "inbound_rule" {
    for_each = [{ protocol = "TCP", port = 80 }, { protocol = "TCP", port = 443 }, { protocol = "UDP", port = 10000 }]
    content {
      action   = "accept"
      protocol = inbound_rule.value.protocol
      port     = inbound_rule.value.port
      ip_range = "0.0.0.0/0"
    }
  }
}

resource "scaleway_instance_ip" "node" {
  for_each = var.nodes

  zone = local.zones[each.key]
  type = "routed_ipv4"
  tags = var.tags
}

resource "scaleway_ipam_ip" "node" {
  for_each = var.nodes

  tags = var.tags

  source {
    private_network_id = var.private_network_id
  }
}

resource "scaleway_instance_server" "node" {
  for_each = var.nodes

  name              = each.key
  zone              = local.zones[each.key]
  type              = split("/", local.types[each.key])[1]
  image             = var.image
  ip_ids            = [scaleway_instance_ip.node[each.key].id]
  security_group_id = scaleway_instance_security_group.node[local.zones[each.key]].id
  cloud_init        = module.machine[each.key].cloud_init
  protected         = var.protected
  tags              = concat(var.tags, ["ensemble-node", "kind=jitsi"])

  depends_on = [data.scaleway_iam_ssh_key.this]

  lifecycle {
    # The image behind a label changes; running nodes do not move with it. To install anew: terraform apply -replace.
    ignore_changes = [image]
  }
}

resource "scaleway_instance_private_nic" "node" {
  for_each = var.nodes

  server_id          = scaleway_instance_server.node[each.key].id
  zone               = local.zones[each.key]
  private_network_id = var.private_network_id
  ipam_ip_ids        = [scaleway_ipam_ip.node[each.key].id]
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
    "secret"                    = local.secrets[each.key]
  }
  changed  = file("${path.module}/files/changed")
  programs = { "/usr/local/sbin/ensemble-jitsi" = file("${path.module}/files/ensemble-jitsi") }
  settings = {
    "/etc/ensemble/jitsi.env" = <<-END
      HOST=${local.hosts[each.key]}
      PUBLIC_ADDRESS=${scaleway_instance_ip.node[each.key].address}
      PRIVATE_ADDRESS=${local.private[each.key]}
      JITSI_REPOSITORY=${var.jitsi.repository}
      JITSI_COMMIT=${var.jitsi.commit}
      JITSI_VERSION=${var.jitsi.version}
    END
    "/etc/ensemble/jitsi-compose.yml" = templatefile("${path.module}/files/jitsi-compose.yml", {
      private_address = local.private[each.key]
    })
  }
  packages = ["docker-compose-v2", "docker.io", "git", "openssl", "prometheus-node-exporter"]
  units    = { "ensemble-install.service" = file("${path.module}/files/ensemble-install.service") }
  checks = {
    installed   = { kind = "there", path = "/etc/ensemble/installed" }
    web         = { kind = "page", url = "https://${local.hosts[each.key]}/" }
    bridge      = { kind = "page", url = "http://${local.private[each.key]}:8080/about/health" }
    certificate = { kind = "certificate", host = local.hosts[each.key], port = 443, days = 7 }
  }
}

module "hand_over" {
  source   = "../hand-over"
  for_each = var.nodes

  host        = scaleway_instance_ip.node[each.key].address
  server_id   = scaleway_instance_server.node[each.key].id
  key         = var.key
  key_version = var.key_version
}
