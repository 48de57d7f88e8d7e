variable "name" {
  description = "Name of the machine, and its host name."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.name))
    error_message = "Take a name of 1 to 63 characters of a-z, 0-9 and '-', not beginning or ending with '-': it is a host name."
  }
}

variable "secret_project_id" {
  description = "Project whose secrets the machine's API key reads; the provider's own, unless given."
  type        = string
  default     = null
}

variable "secret_path" {
  description = "Folder in the secret manager."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^/[a-z0-9/-]*$", var.secret_path))
    error_message = "Take a path of a-z, 0-9 and '-' that begins with '/', such as /ensemble."
  }
}

variable "files" {
  description = "Files that the machine pulls, by path below /etc/ensemble/files: either content, or a secret (and the field of its JSON). With the revision of a secret that is written here, a new one reaches the machine in the next minute."
  type = map(object({
    content   = optional(string)
    secret_id = optional(string)
    field     = optional(string)
    revision  = optional(string)
    mode      = optional(string, "0600")
    owner     = optional(number, 0)
  }))
  nullable = false

  validation {
    condition     = alltrue([for path in keys(var.files) : can(regex("^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$", path))])
    error_message = "Take paths relative to /etc/ensemble/files, of a-z, 0-9, '.', '_' and '-', such as secrets/bbb-01."
  }

  validation {
    condition     = alltrue([for file in values(var.files) : (file.content == null) != (file.secret_id == null)])
    error_message = "Give each file either content or secret_id."
  }

  validation {
    condition     = alltrue([for file in values(var.files) : can(regex("^0[0-7]{3}$", file.mode)) && !can(regex("[2367]$", file.mode))])
    error_message = "Take a mode such as 0600 or 0644; no file may be written by everybody."
  }
}

variable "changed" {
  description = "Program that is run with the names of files that have changed, once all of them are there. It is run again in a minute if it fails."
  type        = string
  nullable    = false

  validation {
    condition     = startswith(var.changed, "#!")
    error_message = "The program must begin with #! and its interpreter."
  }
}

variable "checks" {
  description = "What proves a node, by name: files that are there, commands without bad output, a signed call that is answered, pages, certificates."
  type = map(object({
    kind    = string
    path    = optional(string)
    command = optional(list(string))
    bad     = optional(string)
    url     = optional(string)
    secret  = optional(string)
    host    = optional(string)
    port    = optional(number)
    days    = optional(number)
  }))
  nullable = false
  default  = {}

  validation {
    condition     = alltrue([for check in values(var.checks) : contains(["there", "output", "page", "api", "certificate"], check.kind)])
    error_message = "Take a kind of there, output, page, api or certificate."
  }
}

variable "programs" {
  description = "More programs, by path."
  type        = map(string)
  nullable    = false
  default     = {}
}

variable "settings" {
  description = "More files that are neither secret nor change, by path."
  type        = map(string)
  nullable    = false
  default     = {}
}

variable "units" {
  description = "More systemd units, by name."
  type        = map(string)
  nullable    = false
  default     = {}
}

variable "enable" {
  description = "Units to enable and start."
  type        = list(string)
  nullable    = false
  default     = []
}

variable "packages" {
  description = "More packages of the distribution."
  type        = list(string)
  nullable    = false
  default     = []
}

variable "tags" {
  description = "Tags of what is made here."
  type        = list(string)
  nullable    = false
  default     = []
}
