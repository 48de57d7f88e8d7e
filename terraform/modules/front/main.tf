# The fronts: Instances that run the compose file of deploy/, spread over machines by a placement group, behind a balancer.
#
# The balancer passes TLS through and says by PROXY protocol v2 who called; the fronts end TLS themselves. It reaches them
# in the private network, so nobody from outside can speak to a front directly and pretend to be somebody else.

locals {
  zones   = { for name, front in var.fronts : name => coalesce(front.zone, var.zone) }
  types   = { for name, front in var.fronts : name => "${local.zones[name]}/${front.type}" }
  private = { for name in keys(var.fronts) : name => split("/", scaleway_ipam_ip.front[name].address)[0] }
}

data "scaleway_instance_server_type" "this" {
  for_each = toset(values(local.types))

  zone = split("/", each.value)[0]
  name = split("/", each.value)[1]
}

# The project's keys open every Instance; these must exist, or nobody would get in.
data "scaleway_iam_ssh_key" "this" {
  for_each = var.ssh_key_names

  name = each.value
}

check "types_are_still_sold" {
  assert {
    condition     = !anytrue([for type in data.scaleway_instance_server_type.this : type.end_of_service])
    error_message = "At the end of their service: ${join(", ", [for key, type in data.scaleway_instance_server_type.this : key if type.end_of_service])}. Move these fronts to another type."
  }
}

resource "scaleway_instance_placement_group" "front" {
  for_each = toset(values(local.zones))

  name        = "${var.name}-front"
  zone        = each.value
  policy_type = "max_availability"
  policy_mode = "enforced"
  tags        = var.tags
}

check "fronts_stand_apart" {
  assert {
    condition     = alltrue([for server in scaleway_instance_server.front : server.placement_group_policy_respected])
    error_message = "Not on a machine of their own: ${join(", ", [for name, server in scaleway_instance_server.front : name if !server.placement_group_policy_respected])}. Stop and start these fronts, one after the other."
  }
}

resource "scaleway_instance_security_group" "front" {
  for_each = toset(values(local.zones))

  name                    = "${var.name}-front"
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
  # From the balancer. From anywhere else, PROXY protocol would be anybody's to write.
  inbound_rule {
    action   = "accept"
    protocol = "TCP"
    port     = 443
    ip_range = var.private_range
  }
}

resource "scaleway_instance_ip" "front" {
  for_each = var.fronts

  zone = local.zones[each.key]
  type = "routed_ipv4"
  tags = var.tags
}

resource "scaleway_ipam_ip" "front" {
  for_each = var.fronts

  tags = var.tags

  source {
    private_network_id = var.private_network_id
  }
}

resource "scaleway_instance_server" "front" {
  for_each = var.fronts

  name               = each.key
  zone               = local.zones[each.key]
  type               = each.value.type
  image              = var.image
  ip_ids             = [scaleway_instance_ip.front[each.key].id]
  security_group_id  = scaleway_instance_security_group.front[local.zones[each.key]].id
  placement_group_id = scaleway_instance_placement_group.front[local.zones[each.key]].id
  cloud_init         = module.machine[each.key].cloud_init
  protected          = var.protected
  tags               = concat(var.tags, ["ensemble-front"])

  depends_on = [data.scaleway_iam_ssh_key.this]

  lifecycle {
    # The image behind a label changes; running fronts do not move with it. To install anew: terraform apply -replace.
    ignore_changes = [image]
  }
}

resource "scaleway_instance_private_nic" "front" {
  for_each = var.fronts

  server_id          = scaleway_instance_server.front[each.key].id
  zone               = local.zones[each.key]
  private_network_id = var.private_network_id
  ipam_ip_ids        = [scaleway_ipam_ip.front[each.key].id]
}

module "hand_over" {
  source   = "../hand-over"
  for_each = var.fronts

  host        = scaleway_instance_ip.front[each.key].address
  server_id   = scaleway_instance_server.front[each.key].id
  key         = each.key == local.issuer ? var.issuer_key : var.key
  key_version = var.key_version
}
