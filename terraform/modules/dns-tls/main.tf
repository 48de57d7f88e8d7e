# Names and the wildcard certificate.
#
# The certificate comes by ACME DNS-01, since the balancer's own Let's Encrypt knows no wildcards. It is asked for and
# renewed by a timer on one machine (the issuer), not by Terraform: a certificate made by Terraform would have its private
# key in the state, and would be renewed only when somebody runs it. Terraform makes the place where it is kept.

locals {
  names = { for host, address in var.hosts : host => trimsuffix(trimsuffix(
    host == "@" ? var.domain : "${host}.${var.domain}", var.dns_zone
  ), ".") }
}

resource "scaleway_domain_record" "host" {
  for_each = var.hosts

  dns_zone = var.dns_zone
  name     = local.names[each.key]
  type     = "A"
  data     = each.value
  # Short, so that a machine that was replaced is found in minutes.
  ttl = 300
}

resource "scaleway_secret" "certificate" {
  name       = "${var.name}-certificate"
  path       = var.secret_path
  project_id = var.secret_project_id
  tags       = var.tags
}
