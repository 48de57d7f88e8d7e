output "cloud_init" {
  description = "User data of the machine. There is nothing secret in it."
  value       = local.cloud_init

  precondition {
    condition     = length(local.cloud_init) <= 127998
    error_message = "The user data of ${var.name} is too long: ${length(local.cloud_init)} bytes of 127998."
  }
}
