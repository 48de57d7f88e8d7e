output "id" {
  description = "Id of the private network."
  value       = scaleway_vpc_private_network.this.id
}

output "range" {
  description = "Its IPv4 range: where the balancer, the fronts and the store speak from."
  value       = var.range
}
