output "url" {
  description = "Where people and front ends go; the API is below it, at /bigbluebutton/api."
  value       = "https://${var.domain}"
}

output "nodes_yaml" {
  description = "nodes.yaml, as the fronts have it. It names secrets and tells none."
  value       = local.nodes_yaml
}

output "prometheus_targets" {
  description = "All that Prometheus scrapes, as a file of file_sd."
  value       = jsonencode(local.targets)
}

output "registry" {
  description = "Push the images here: REGISTRY/ensemble-join-gateway:RELEASE, and so on. The user is nologin, the password a secret key."
  value       = module.registry.endpoint
}

output "names" {
  description = "Names of balancer and nodes, as DNS has them."
  value       = module.dns_tls.names
}

output "operators" {
  description = "Where operators log in, by machine."
  value = merge(
    { for name, address in module.front.public_addresses : name => "root@${address}" },
    { for name, address in module.monitoring.public_addresses : name => "root@${address}" },
    { for name, address in module.bbb_node.addresses : name => "ubuntu@${address}" },
    { for name, address in module.jitsi_node.addresses : name => "root@${address}" },
  )
}
