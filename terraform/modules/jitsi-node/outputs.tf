output "nodes" {
  description = "The nodes as nodes.yaml has them; a secret is named by the file that holds it."
  value = [for name, node in var.nodes : {
    id       = name
    kind     = "jitsi"
    url      = "https://${local.hosts[name]}"
    secret   = "file:/run/secrets/${name}"
    state    = coalesce(node.state, "cordoned")
    tags     = node.tags
    weight   = node.weight
    exporter = "http://${local.private[name]}:9100/metrics"
    stats    = "http://${local.private[name]}:8080/colibri/stats"
  }]
}

output "admissible" {
  description = "Nodes that the fronts enable once they have proven themselves, with the metrics that say so."
  value       = { for name, node in var.nodes : name => "http://${local.private[name]}:9100/metrics" if node.state == null }
}

output "secrets" {
  description = "Where the fronts read the nodes' secrets."
  value       = local.secrets
}

output "addresses" {
  description = "Public addresses by name, for DNS."
  value       = { for name in keys(var.nodes) : name => scaleway_instance_ip.node[name].address }
}

output "targets" {
  description = "What Prometheus scrapes, as file_sd has it: the machine, and the bridge."
  value = flatten([for name in keys(var.nodes) : [
    { targets = ["${local.private[name]}:9100"], labels = { node = name, kind = "jitsi", __scheme__ = "http" } },
    { targets = ["${local.private[name]}:8080"], labels = { node = name, kind = "jitsi", __scheme__ = "http" } },
  ]])
}
