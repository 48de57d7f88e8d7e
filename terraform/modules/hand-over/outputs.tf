output "done" {
  description = "Changes with each hand-over; depend on it to wait for the key."
  value       = terraform_data.this.id
}
