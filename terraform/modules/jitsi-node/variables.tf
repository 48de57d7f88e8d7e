variable "name" {
  description = "Name of the fleet: what the nodes share is named after it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", var.name))
    error_message = "Take a name of 1 to 32 characters of a-z, 0-9 and '-' that begins with a letter and does not end with '-'."
  }
}

variable "nodes" {
  description = <<-END
    The nodes, by name. `type` and `zone` say which Instance; `weight` and `tags` go to nodes.yaml. `state` is the operator's
    word: without it a node is cordoned until it has proven itself; cordoned, enabled and disabled stand as they are.
    Count `secret_version` up to give the node another secret.
  END
  type = map(object({
    type           = optional(string, "PRO2-XS")
    zone           = optional(string)
    weight         = optional(number, 1)
    tags           = optional(list(string), [])
    state          = optional(string)
    secret_version = optional(number, 1)
  }))
  nullable = false

  validation {
    condition     = alltrue([for name in keys(var.nodes) : can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", name))])
    error_message = "Take node names of 1 to 63 characters of a-z, 0-9 and '-', not beginning or ending with '-', such as jitsi-01."
  }

  validation {
    condition     = !anytrue([for node in values(var.nodes) : startswith(node.type, "EM-")])
    error_message = "EM-* are bare-metal offers; Jitsi nodes are Instances, such as PRO2-XS."
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
  default     = "fr-par-1"

  validation {
    condition     = can(regex("^[a-z]{2}-[a-z]{3}-[0-9]$", var.zone))
    error_message = "Take a zone such as fr-par-1."
  }
}

variable "private_network_id" {
  description = "Private network of the fleet."
  type        = string
  nullable    = false
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

variable "jitsi" {
  description = "Where Jitsi's compose file is fetched from, at which commit, and the release of its images. `git ls-remote --tags` of the repository tells the commit of a release."
  type = object({
    repository = optional(string, "https://github.com/jitsi/docker-jitsi-meet.git")
    commit     = string
    version    = string
  })
  default = null

  validation {
    condition     = var.jitsi != null || length(var.nodes) == 0
    error_message = "Say which Jitsi the nodes run: commit and version."
  }

  validation {
    condition     = var.jitsi == null || can(regex("^[0-9a-f]{40}$", var.jitsi.commit))
    error_message = "Pin the compose file to a whole commit (40 hexadecimal digits), not to a branch or tag: those move."
  }

  validation {
    condition     = var.jitsi == null || can(regex("^stable-[0-9]+(-[0-9]+)?$", var.jitsi.version))
    error_message = "Pin the images to one release, such as stable-10431; 'stable', 'latest' and 'unstable' move."
  }

  validation {
    condition     = var.jitsi == null || can(regex("^https://", var.jitsi.repository))
    error_message = "Fetch the compose file over https://."
  }
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

variable "certificate" {
  description = "Secret with the wildcard certificate."
  type        = string
  nullable    = false
}

variable "secrets" {
  description = "The secret of each node, which signs who may come in. They are written to the secret manager, never to the state."
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
