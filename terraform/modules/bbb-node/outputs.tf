output "nodes" {
  description = "The nodes as nodes.yaml has them; a secret is named by the file that holds it."
  value = [for name, node in var.nodes : {
    id       = name
    kind     = "bigbluebutton"
    url      = "https://${local.hosts[name]}"
    secret   = "file:/run/secrets/${name}"
    state    = coalesce(node.state, "cordoned")
    tags     = node.tags
    weight   = node.weight
    exporter = "https://${local.hosts[name]}:9100/metrics"
  }]
}

output "admissible" {
  description = "Nodes that the fronts enable once they have proven themselves, with the metrics that say so."
  value       = { for name, node in var.nodes : name => "https://${local.hosts[name]}:9100/metrics" if node.state == null }
}

output "secrets" {
  description = "Where the fronts read the nodes' secrets."
  value       = local.secrets
}

output "addresses" {
  description = "Public addresses by name, for DNS."
  value       = { for name in keys(var.nodes) : name => scaleway_baremetal_server.node[name].ipv4[0].address }
}

output "targets" {
  description = "What Prometheus scrapes, as file_sd has it."
  value = [for name in keys(var.nodes) : {
    targets = ["${local.hosts[name]}:9100"]
    labels  = { node = name, kind = "bigbluebutton", __scheme__ = "https" }
  }]
}
