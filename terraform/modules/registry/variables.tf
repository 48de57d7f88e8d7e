variable "name" {
  description = "Name of the namespace. It is shared with all of the provider's customers in the region, so take one of your own."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{2,52}[a-z0-9])$", var.name))
    error_message = "Take a name of 4 to 54 characters of a-z, 0-9 and '-', not beginning or ending with '-'."
  }
}

variable "region" {
  description = "Region of the namespace; the provider's own, unless given."
  type        = string
  default     = null
}
