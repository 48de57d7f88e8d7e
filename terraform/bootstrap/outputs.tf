output "bucket" {
  description = "For terraform init of a fleet: -backend-config=bucket=..."
  value       = scaleway_object_bucket.state.name
}

output "nodes_project_id" {
  description = "The fleet's nodes_project_id."
  value       = scaleway_account_project.nodes.id
}

output "applications" {
  description = "Whom the API keys in `keys` belong to: scw iam api-key create application-id=..."
  value       = { for name, application in scaleway_iam_application.machine : name => application.id }
}
