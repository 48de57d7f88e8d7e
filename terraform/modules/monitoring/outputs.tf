output "public_addresses" {
  description = "Where nodes are scraped from, and where operators log in."
  value       = { for name in keys(var.machines) : name => scaleway_instance_ip.this[name].address }
}

output "prometheus" {
  description = "Prometheus in the private network."
  value       = [for address in values(local.private) : "http://${address}:9090"]
}
