variable "name" {
  description = "Name of the fleet: what is made here begins with it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", var.name))
    error_message = "Take a name of 1 to 32 characters of a-z, 0-9 and '-' that begins with a letter and does not end with '-'."
  }
}

variable "dns_zone" {
  description = "DNS zone at the provider, such as example.org."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", var.dns_zone))
    error_message = "Take a zone such as example.org, in small letters and without a dot at the end."
  }
}

variable "domain" {
  description = "The address that people use, such as meet.example.org. Nodes are below it: bbb-01.meet.example.org."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "Take a domain such as meet.example.org, in small letters, without https:// and without a dot at the end."
  }

  validation {
    condition     = var.domain == var.dns_zone || endswith(var.domain, ".${var.dns_zone}")
    error_message = "The domain must lie in the zone: with the zone example.org, take example.org or meet.example.org."
  }
}

variable "hosts" {
  description = "Addresses by host name below the domain; '@' is the domain itself."
  type        = map(string)
  nullable    = false

  validation {
    condition     = contains(keys(var.hosts), "@")
    error_message = "Give the address of the domain itself, under '@'."
  }

  validation {
    condition     = alltrue([for host in keys(var.hosts) : can(regex("^(@|[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$", host))])
    error_message = "Take host names of 1 to 63 characters of a-z, 0-9 and '-', without a dot: the wildcard certificate covers one level."
  }
}

variable "acme_email" {
  description = "Where the certificate authority writes to."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", var.acme_email)) && !endswith(var.acme_email, "@example.com")
    error_message = "Give an address that somebody reads; the certificate authority refuses example.com."
  }
}

variable "acme_server" {
  description = "Directory of the certificate authority. For trials, take Let's Encrypt's staging one: it does not count."
  type        = string
  nullable    = false
  default     = "https://acme-v02.api.letsencrypt.org/directory"

  validation {
    condition     = startswith(var.acme_server, "https://")
    error_message = "Take the https:// address of an ACME directory."
  }
}

variable "secret_project_id" {
  description = "Project in which the certificate is kept: one whose secrets the nodes read; the provider's own, unless given."
  type        = string
  default     = null
}

variable "secret_path" {
  description = "Folder in the secret manager."
  type        = string
  nullable    = false
}

variable "tags" {
  description = "Tags of what is made here."
  type        = list(string)
  nullable    = false
  default     = []
}
