output "public_address" {
  description = "Where it scrapes nodes from, and where operators log in."
  value       = scaleway_instance_ip.this.address
}

output "prometheus" {
  description = "Prometheus in the private network."
  value       = "http://${local.private}:9090"
}
