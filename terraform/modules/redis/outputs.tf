output "address" {
  description = "Address and port in the private network."
  value       = "${split("/", one(scaleway_redis_cluster.this.private_network).ips[0])[0]}:${one(scaleway_redis_cluster.this.private_network).port}"
}

output "user" {
  description = "Who signs in."
  value       = scaleway_redis_cluster.this.user_name
}

output "certificate" {
  description = "The store's own certificate, which the fronts trust for it and nothing else."
  value       = scaleway_redis_cluster.this.certificate
}
