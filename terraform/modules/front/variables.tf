variable "name" {
  description = "Name of the fleet: what is made here is named after it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", var.name))
    error_message = "Take a name of 1 to 32 characters of a-z, 0-9 and '-' that begins with a letter and does not end with '-'."
  }
}

variable "fronts" {
  description = "The fronts, by name. With `release` one of them runs another release than the rest: to try it, and to move one after the other."
  type = map(object({
    type    = optional(string, "DEV1-L")
    zone    = optional(string)
    release = optional(string)
  }))
  nullable = false
  default  = { front-1 = {}, front-2 = {} }

  validation {
    condition     = length(var.fronts) > 0
    error_message = "There must be one front at least; two, so that one can fail."
  }

  validation {
    condition     = alltrue([for name in keys(var.fronts) : can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", name))])
    error_message = "Take names of 1 to 63 characters of a-z, 0-9 and '-', not beginning or ending with '-', such as front-1."
  }

  validation {
    condition     = alltrue([for front in values(var.fronts) : front.release == null || can(regex("^[0-9]+\\.[0-9]+\\.[0-9]+([.-][0-9A-Za-z.-]+)?$", front.release))])
    error_message = "Pin the images to one release, such as 1.4.0; a tag like 'latest' moves."
  }
}

variable "zone" {
  description = "Zone of the balancer, and of the fronts that say none."
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

variable "private_range" {
  description = "Range of the private network: where the balancer speaks from."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrhost(var.private_range, 0)) && can(regex("^(10\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|192\\.168\\.)", var.private_range))
    error_message = "Take the private network's own range: whoever is in it is believed when it says who called."
  }
}

variable "balancer_type" {
  description = "Type of the balancer."
  type        = string
  nullable    = false
  default     = "LB-S"

  validation {
    condition     = contains(["LB-S", "LB-GP-M", "LB-GP-L", "LB-GP-XL"], var.balancer_type)
    error_message = "Take LB-S, LB-GP-M, LB-GP-L or LB-GP-XL."
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

variable "domain" {
  description = "The address that people use."
  type        = string
  nullable    = false
}

variable "registry" {
  description = "What the names of the images begin with."
  type        = string
  nullable    = false
}

variable "release" {
  description = "Release of Ensemble: the tag of the three images."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[0-9]+\\.[0-9]+\\.[0-9]+([.-][0-9A-Za-z.-]+)?$", var.release))
    error_message = "Pin the images to one release, such as 1.4.0; a tag like 'latest' moves."
  }
}

variable "deploy" {
  description = "The files of deploy/ that the fronts need, by path: compose.yaml and what it mounts."
  type        = map(string)
  nullable    = false

  validation {
    condition     = contains(keys(var.deploy), "compose.yaml")
    error_message = "There must be a compose.yaml among the files: give those of the folder deploy/."
  }

  validation {
    condition     = length(setsubtract(["dispatcher", "join-gateway", "nginx", "node-poller"], keys(try(yamldecode(var.deploy["compose.yaml"]).services, {})))) == 0
    error_message = "compose.yaml must have the services dispatcher, join-gateway, node-poller and nginx: those are what a front runs."
  }
}

variable "nodes_yaml" {
  description = "The nodes, as nodes.yaml has them."
  type        = string
  nullable    = false

  validation {
    condition     = can(yamldecode(var.nodes_yaml).nodes[0].id)
    error_message = "There must be one node at least under 'nodes:'."
  }

  validation {
    condition     = alltrue([for node in try(yamldecode(var.nodes_yaml).nodes, []) : can(regex("^(file:|\\$\\{)", node.secret))])
    error_message = "A secret in nodes.yaml must be named (file:/run/secrets/bbb-01), not told: this text is kept in the state."
  }
}

variable "node_secrets" {
  description = "Where the nodes' secrets are read, by node."
  type = map(object({
    secret_id = string
    revision  = string
  }))
  nullable = false
}

variable "admissible" {
  description = "Metrics of the nodes that are enabled once they have proven themselves, by node."
  type        = map(string)
  nullable    = false
  default     = {}
}

variable "tenants" {
  description = "Front ends with secrets and limits of their own. Without one there is a single tenant, whose secret is secrets.api."
  type = map(object({
    hosts          = optional(list(string), [])
    meetings       = optional(number)
    attendees      = optional(number)
    secret_version = optional(number, 1)
  }))
  nullable = false
  default  = {}

  validation {
    condition     = alltrue([for id in keys(var.tenants) : can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", id))])
    error_message = "Take ids of 1 to 63 characters of a-z, 0-9 and '-', not beginning or ending with '-', such as moodle."
  }
}

variable "tenant_secrets" {
  description = "The secret of each tenant."
  type        = map(string)
  nullable    = false
  default     = {}
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = length(setsubtract(keys(var.tenants), keys(var.tenant_secrets))) == 0
    error_message = "Every tenant needs a secret: there are tenants that 'tenant_secrets' does not name."
  }
}

variable "store" {
  description = "The store: address and port, who signs in, its certificate."
  type = object({
    address     = string
    user        = string
    certificate = string
  })
  nullable = false
}

variable "certificate" {
  description = "Secret with the wildcard certificate."
  type        = string
  nullable    = false
}

variable "issuer" {
  description = "What makes the first front the one that looks after the certificate; null if another machine does."
  type = object({
    packages = list(string)
    programs = map(string)
    settings = map(string)
    units    = map(string)
    enable   = list(string)
  })
  default = null
}

variable "secrets" {
  description = "Secret of the API, key of the dispatcher, key that signs room links, password of the store. They are written to the secret manager, never to the state."
  type = object({
    api            = string
    dispatcher_key = string
    room_key       = string
    store_password = string
  })
  nullable  = false
  ephemeral = true
  sensitive = true

  validation {
    condition     = alltrue([for secret in values(var.secrets) : can(regex("^[0-9A-Za-z_-]{32,128}$", secret))])
    error_message = "Take 32 to 128 letters, digits, '-' and '_' for each secret: openssl rand -hex 32."
  }
}

variable "secrets_version" {
  description = "Count it up to write new secrets."
  type        = number
  nullable    = false
  default     = 1
}

variable "key" {
  description = "Secret key of the API key with which fronts read their secrets and pull images."
  type        = string
  nullable    = false
  ephemeral   = true
  sensitive   = true
}

variable "issuer_key" {
  description = "The same for the front that looks after the certificate: it may also write secrets and DNS records."
  type        = string
  nullable    = false
  ephemeral   = true
  sensitive   = true
}

variable "key_version" {
  description = "Count it up to hand a new key over to running fronts."
  type        = number
  nullable    = false
  default     = 1
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
