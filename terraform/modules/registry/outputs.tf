output "endpoint" {
  description = "What image names begin with: push to and pull from here."
  value       = scaleway_registry_namespace.this.endpoint
}
