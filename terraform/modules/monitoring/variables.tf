variable "name" {
  description = "Name of the fleet: what is made here is named after it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", var.name))
    error_message = "Take a name of 1 to 32 characters of a-z, 0-9 and '-' that begins with a letter and does not end with '-'."
  }
}

variable "machines" {
  description = "The machines, by name; none is none."
  type = map(object({
    type = optional(string, "DEV1-L")
    zone = optional(string)
  }))
  nullable = false
  default  = { monitoring = {} }

  validation {
    condition     = alltrue([for name in keys(var.machines) : can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", name))])
    error_message = "Take names of 1 to 63 characters of a-z, 0-9 and '-', not beginning or ending with '-', such as monitoring."
  }
}

variable "zone" {
  description = "Zone of the machines that say none."
  type        = string
  nullable    = false
  default     = "fr-par-1"

  validation {
    condition     = can(regex("^[a-z]{2}-[a-z]{3}-[0-9]$", var.zone))
    error_message = "Take a zone such as fr-par-1."
  }
}

variable "image" {
  description = "Image of the Instances, by its label."
  type        = string
  nullable    = false
  default     = "ubuntu_noble"

  validation {
    condition     = can(regex("^ubuntu_[a-z]+$", var.image))
    error_message = "Take the label of an Ubuntu image, such as ubuntu_noble: the packages that are installed are Ubuntu's."
  }
}

variable "private_network_id" {
  description = "Private network of the fleet."
  type        = string
  nullable    = false
}

variable "ssh_key_names" {
  description = "Names of the SSH keys that open the nodes. Terraform's own must be among them: it hands the API key over."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.ssh_key_names) > 0
    error_message = "Name at least one SSH key of the project: without one nobody gets into a server, and it would never get its secrets."
  }
}

variable "ssh_ranges" {
  description = "Where operators (and Terraform) come from."
  type        = list(string)
  nullable    = false

  validation {
    condition     = length(var.ssh_ranges) > 0 && alltrue([for range in var.ssh_ranges : can(cidrhost(range, 0))])
    error_message = "Give the ranges that operators come from, such as 203.0.113.7/32."
  }

  validation {
    condition     = alltrue([for range in var.ssh_ranges : try(tonumber(split("/", range)[1]) >= (strcontains(range, ":") ? 32 : 16), false)])
    error_message = "SSH must not be open to the world: take ranges of operators, /16 or narrower (/32 or narrower for IPv6)."
  }
}

variable "targets" {
  description = "What is scraped, as file_sd has it: the targets of fronts and nodes."
  type = list(object({
    targets = list(string)
    labels  = map(string)
  }))
  nullable = false

  validation {
    condition     = length(var.targets) > 0
    error_message = "Give the targets of the fronts and of the nodes; monitoring that sees nothing raises no alarm."
  }
}

variable "rules" {
  description = "Files of alerting and recording rules, by name: those of deploy/."
  type        = map(string)
  nullable    = false
  default     = {}

  validation {
    condition     = alltrue([for name, rules in var.rules : endswith(name, ".yaml") && can(yamldecode(rules).groups)])
    error_message = "Each must be a NAME.yaml with 'groups:', as promtool check rules takes it."
  }
}

variable "dashboards" {
  description = "Grafana dashboards, by name: those of deploy/."
  type        = map(string)
  nullable    = false
  default     = {}

  validation {
    condition     = alltrue([for name, dashboard in var.dashboards : endswith(name, ".json") && can(jsondecode(dashboard).panels)])
    error_message = "Each must be a NAME.json with panels, as Grafana exports it."
  }
}

variable "images" {
  description = "Releases of what runs here."
  type = object({
    prometheus   = optional(string, "v3.5.0")
    grafana      = optional(string, "12.1.1")
    alertmanager = optional(string, "v0.28.1")
  })
  nullable = false
  default  = {}

  validation {
    condition     = alltrue([for release in values(var.images) : can(regex("^v?[0-9]+\\.[0-9]+\\.[0-9]+$", release))])
    error_message = "Pin each image to one release, such as v3.5.0; a tag like 'latest' moves."
  }
}

variable "retention_days" {
  description = "How long Prometheus remembers."
  type        = number
  nullable    = false
  default     = 30

  validation {
    condition     = var.retention_days >= 1 && var.retention_days <= 400 && floor(var.retention_days) == var.retention_days
    error_message = "Take whole days, 1 to 400."
  }
}

variable "alerts" {
  description = "Whether alerts are sent, to alert_webhook."
  type        = bool
  nullable    = false
  default     = false
}

variable "alert_webhook" {
  description = "Where alerts are sent."
  type        = string
  default     = null
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = var.alerts ? startswith(coalesce(var.alert_webhook, "none"), "https://") : true
    error_message = "Alerts need an address: give alert_webhook, a https:// URL that takes Alertmanager's webhooks."
  }
}

variable "grafana_password" {
  description = "Password of Grafana's admin. It is written to the secret manager, never to the state."
  type        = string
  nullable    = false
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = length(var.grafana_password) >= 16
    error_message = "Take 16 characters or more."
  }
}

variable "secrets_version" {
  description = "Count it up to write new secrets."
  type        = number
  nullable    = false
  default     = 1
}

variable "key" {
  description = "Secret key of the API key with which the machine reads its secrets."
  type        = string
  nullable    = false
  ephemeral   = true
  sensitive   = true
}

variable "key_version" {
  description = "Count it up to hand a new key over to the running machine."
  type        = number
  nullable    = false
  default     = 1
}

variable "secret_path" {
  description = "Folder in the secret manager."
  type        = string
  nullable    = false
}

variable "tags" {
  description = "Tags of everything made here."
  type        = list(string)
  nullable    = false
  default     = []
}
