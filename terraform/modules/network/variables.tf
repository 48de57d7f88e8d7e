variable "name" {
  description = "Name of the network."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", var.name))
    error_message = "Take a name of 1 to 32 characters of a-z, 0-9 and '-' that begins with a letter and does not end with '-'."
  }
}

variable "range" {
  description = "Private IPv4 range of the network. It is never taken from a public range, and cannot change later."
  type        = string
  nullable    = false
  default     = "10.97.0.0/22"

  validation {
    condition = (
      can(cidrhost(var.range, 0))
      && can(regex("^(10\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|192\\.168\\.)[0-9.]+/[0-9]+$", var.range))
    )
    error_message = "Take a private IPv4 range, such as 10.97.0.0/22: one inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16."
  }

  validation {
    condition     = can(regex("/2[0-8]$", var.range))
    error_message = "Take a range between /20 and /28: that is what a private network may have."
  }
}

variable "tags" {
  description = "Tags of everything made here."
  type        = list(string)
  nullable    = false
  default     = []
}
