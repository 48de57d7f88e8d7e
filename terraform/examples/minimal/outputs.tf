output "url" {
  description = "Where people and front ends go."
  value       = module.fleet.url
}

output "nodes_yaml" {
  description = "nodes.yaml, as the fronts have it."
  value       = module.fleet.nodes_yaml
}

output "prometheus_targets" {
  description = "All that Prometheus scrapes."
  value       = module.fleet.prometheus_targets
}

output "registry" {
  description = "Where the images are pushed to."
  value       = module.fleet.registry
}

output "operators" {
  description = "Where operators log in."
  value       = module.fleet.operators
}
