variable "name" {
  description = "Name of the fleet."
  type        = string
  nullable    = false
  default     = "ensemble"

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", var.name))
    error_message = "Take a name of 1 to 32 characters of a-z, 0-9 and '-' that begins with a letter and does not end with '-'."
  }
}

variable "bucket" {
  description = "Name of the bucket for the state. It is shared with all of the provider's customers, so take one of your own."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.bucket))
    error_message = "Take a name of 3 to 63 characters of a-z, 0-9 and '-', not beginning or ending with '-'."
  }
}

variable "project_id" {
  description = "Project in which the fleet is."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.project_id))
    error_message = "Give the id of a project (a UUID): scw account project list."
  }
}
