variable "name" {
  description = "Name of the store."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", var.name))
    error_message = "Take a name of 1 to 32 characters of a-z, 0-9 and '-' that begins with a letter and does not end with '-'."
  }
}

variable "zone" {
  description = "Zone of the store; the provider's own, unless given."
  type        = string
  default     = null

  validation {
    condition     = var.zone == null || can(regex("^[a-z]{2}-[a-z]{3}-[0-9]$", var.zone))
    error_message = "Take a zone such as fr-par-1."
  }
}

variable "private_network_id" {
  description = "Private network in which the store is reached; it has no public address."
  type        = string
  nullable    = false
}

variable "redis_version" {
  description = "Version of Redis. It can be raised later, not lowered."
  type        = string
  nullable    = false
  default     = "7.2.11"

  validation {
    condition     = can(regex("^[67]\\.[0-9]+\\.[0-9]+$", var.redis_version))
    error_message = "Take a whole version of Redis 6 or 7, such as 7.2.11."
  }
}

variable "node_type" {
  description = "Type of the nodes. The store holds kilobytes for each meeting, so the small ones do."
  type        = string
  nullable    = false
  default     = "RED1-MICRO"

  validation {
    condition     = can(regex("^RED1-", var.node_type))
    error_message = "Take a type of managed Redis node, such as RED1-MICRO."
  }
}

variable "nodes" {
  description = "2: a main node and a standby. 1: no standby; while it is away, running meetings are joined and none begin. Going from 1 to 2 makes a new store."
  type        = number
  nullable    = false
  default     = 2

  validation {
    condition     = contains([1, 2], var.nodes)
    error_message = "Take 1 or 2. From 3 on Redis shards its keys, and the scripts of Ensemble need all of them in one place."
  }
}

variable "password" {
  description = "Password of the store. It is written to the store, never to the state."
  type        = string
  nullable    = false
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = can(regex("^[A-Za-z0-9_-]{32,128}$", var.password))
    error_message = "Take 32 to 128 characters of A-Z, a-z, 0-9, '-' and '_': the password becomes part of a URL."
  }

  validation {
    condition     = can(regex("[A-Z]", var.password)) && can(regex("[a-z]", var.password)) && can(regex("[0-9]", var.password)) && can(regex("[_-]", var.password))
    error_message = "The provider wants a capital, a small letter, a digit and one of '-' and '_' in the password."
  }
}

variable "password_version" {
  description = "Count it up together with a new password."
  type        = number
  nullable    = false
  default     = 1
}

variable "tags" {
  description = "Tags of everything made here."
  type        = list(string)
  nullable    = false
  default     = []
}
