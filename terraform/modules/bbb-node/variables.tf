variable "nodes" {
  description = <<-END
    The nodes, by name. `offer` and `zone` say which server; `weight` and `tags` go to nodes.yaml. `state` is the operator's
    word: without it a node is cordoned until it has proven itself; cordoned, enabled and disabled stand as they are.
    Count `secret_version` up to give the node another secret.
  END
  type = map(object({
    offer          = optional(string, "EM-I120E-NVME")
    zone           = optional(string)
    weight         = optional(number, 1)
    tags           = optional(list(string), [])
    state          = optional(string)
    secret_version = optional(number, 1)
  }))
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.nodes) : can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", name))])
    error_message = "Take node names of 1 to 63 characters of a-z, 0-9 and '-', not beginning or ending with '-', such as bbb-01."
  }

  validation {
    condition     = alltrue([for node in values(var.nodes) : startswith(node.offer, "EM-")])
    error_message = "Take an Elastic Metal offer, such as EM-I120E-NVME. The GP-BM1 offers (4 cores) are gone from the catalogue; EM-A610R-NVME is their successor."
  }

  validation {
    condition     = !anytrue([for node in values(var.nodes) : can(regex("^EM-(A116X|B112X|I210E)", node.offer))])
    error_message = "EM-A116X, EM-B112X and EM-I210E know no cloud-init, so they cannot install themselves. Take EM-A610R-NVME, EM-I120E-NVME or larger."
  }

  validation {
    condition     = alltrue([for node in values(var.nodes) : node.weight > 0 && node.weight <= 1000])
    error_message = "Take a weight above 0 and at most 1000: how much a node takes, compared with the others."
  }

  validation {
    condition     = alltrue([for node in values(var.nodes) : contains(["cordoned", "enabled", "disabled"], coalesce(node.state, "cordoned"))])
    error_message = "Take a state of cordoned, enabled or disabled, or none: then the node is enabled once it has proven itself."
  }
}

variable "domain" {
  description = "Domain below which the nodes have their names."
  type        = string
  nullable    = false
}

variable "zone" {
  description = "Zone of the nodes that say none."
  type        = string
  nullable    = false
  default     = "fr-par-2"

  validation {
    condition     = can(regex("^[a-z]{2}-[a-z]{3}-[0-9]$", var.zone))
    error_message = "Take a zone such as fr-par-2."
  }
}

variable "bbb_version" {
  description = "Release line of BigBlueButton, as its installer calls it."
  type        = string
  nullable    = false
  default     = "jammy-300"

  validation {
    condition     = can(regex("^(jammy-30[0-9]|noble-4[0-9]{2})$", var.bbb_version))
    error_message = "Take a release line such as jammy-300 (BigBlueButton 3.0)."
  }
}

variable "os_version" {
  description = "Version of Ubuntu, as the provider calls it; the one that bbb_version is for."
  type        = string
  nullable    = false
  default     = "22.04 LTS (Jammy Jellyfish)"

  validation {
    condition     = startswith(var.os_version, startswith(var.bbb_version, "jammy") ? "22.04" : "24.04")
    error_message = "jammy-* is for Ubuntu 22.04 LTS (Jammy Jellyfish), noble-* for Ubuntu 24.04 LTS (Noble Numbat)."
  }
}

variable "installer" {
  description = "Where BigBlueButton's installer is fetched from, and at which commit. `git ls-remote` of the repository tells the commit of a release branch; read what changed before you take a new one."
  type = object({
    repository = optional(string, "https://github.com/bigbluebutton/bbb-install.git")
    commit     = string
  })
  default = null

  validation {
    condition     = var.installer != null || length(var.nodes) == 0
    error_message = "Say which installer the nodes take: its commit."
  }

  validation {
    condition     = var.installer == null || can(regex("^[0-9a-f]{40}$", var.installer.commit))
    error_message = "Pin the installer to a whole commit (40 hexadecimal digits), not to a branch or tag: those move."
  }

  validation {
    condition     = var.installer == null || can(regex("^https://", var.installer.repository))
    error_message = "Fetch the installer over https://."
  }
}

variable "ssh_key_names" {
  description = "Names of the SSH keys that open the nodes. Terraform's own must be among them: it hands the API key over."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.ssh_key_names) > 0
    error_message = "Name at least one SSH key of the project: without one nobody gets into a bare-metal server, and it would never get its secrets."
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

variable "metrics_ranges" {
  description = "Who may read the nodes' metrics: the addresses of monitoring and of the fronts."
  type        = list(string)
  nullable    = false
  default     = []

  validation {
    condition     = alltrue([for range in var.metrics_ranges : try(tonumber(split("/", range)[1]) >= 24, false) && can(cidrhost(range, 0))])
    error_message = "Give the addresses of monitoring and of the fronts, such as 192.0.2.11/32; nothing wider than /24."
  }
}

variable "certificate" {
  description = "Secret with the wildcard certificate."
  type        = string
  nullable    = false
}

variable "secrets" {
  description = "BigBlueButton's secret of each node. They are written to the secret manager, never to the state."
  type        = map(string)
  nullable    = false
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = alltrue([for secret in values(var.secrets) : can(regex("^[0-9A-Za-z]{32,128}$", secret))])
    error_message = "Take secrets of 32 to 128 letters and digits: openssl rand -hex 32."
  }

  validation {
    condition     = length(setsubtract(keys(var.nodes), keys(var.secrets))) == 0
    error_message = "Every node needs a secret of its own: there are nodes that 'secrets' does not name."
  }
}

variable "key" {
  description = "Secret key of the API key with which nodes read their secrets."
  type        = string
  nullable    = false
  ephemeral   = true
  sensitive   = true
}

variable "key_version" {
  description = "Count it up to hand a new key over to running nodes."
  type        = number
  nullable    = false
  default     = 1
}

variable "secret_project_id" {
  description = "Project in which the nodes' secrets are, apart from what only fronts may read; the provider's own, unless given."
  type        = string
  default     = null
}

variable "secret_path" {
  description = "Folder in the secret manager."
  type        = string
  nullable    = false
}

variable "protected" {
  description = "Whether the provider refuses to delete the servers."
  type        = bool
  nullable    = false
  default     = false
}

variable "tags" {
  description = "Tags of everything made here."
  type        = list(string)
  nullable    = false
  default     = []
}
