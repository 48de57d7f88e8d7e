variable "host" {
  description = "Public address of the machine."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrhost("${var.host}/32", 0)) || can(cidrhost("${var.host}/128", 0))
    error_message = "Give the machine's public IP address: its name may not lead to it yet."
  }
}

variable "ssh_user" {
  description = "Who is logged in by SSH: root on Instances, ubuntu on Elastic Metal."
  type        = string
  nullable    = false
  default     = "root"
}

variable "server_id" {
  description = "Id of the server: a new server gets the key again."
  type        = string
  nullable    = false
}

variable "key" {
  description = "Secret key of the API key with which the machine reads its secrets."
  type        = string
  nullable    = false
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = can(regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", var.key))
    error_message = "Give the secret key of an API key (a UUID), not its access key."
  }
}

variable "key_version" {
  description = "Count it up to hand a new key over to a running machine."
  type        = number
  nullable    = false
  default     = 1
}
