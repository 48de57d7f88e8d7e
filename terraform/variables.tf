variable "name" {
  description = "Name of the fleet: what is made here is named after it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$", var.name))
    error_message = "Take a name of 1 to 32 characters of a-z, 0-9 and '-' that begins with a letter and does not end with '-'."
  }
}

variable "domain" {
  description = "The address that people use, such as meet.example.org. Nodes are below it: bbb-01.meet.example.org."
  type        = string
  nullable    = false
}

variable "dns_zone" {
  description = "DNS zone at the provider, such as example.org."
  type        = string
  nullable    = false
}

variable "acme_email" {
  description = "Where the certificate authority writes to."
  type        = string
  nullable    = false
}

variable "acme_server" {
  description = "Directory of the certificate authority. For trials, take Let's Encrypt's staging one: it does not count."
  type        = string
  nullable    = false
  default     = "https://acme-v02.api.letsencrypt.org/directory"
}

variable "zone" {
  description = "Zone of the balancer, the store, and of the Instances that say none."
  type        = string
  nullable    = false
  default     = "fr-par-1"
}

variable "private_range" {
  description = "Private IPv4 range of the network. It is never taken from a public range, and cannot change later."
  type        = string
  nullable    = false
  default     = "10.97.0.0/22"
}

variable "registry_name" {
  description = "Name of the registry namespace. It is shared with all of the provider's customers in the region, so take one of your own."
  type        = string
  nullable    = false
}

variable "release" {
  description = "Release of Ensemble: the tag of the three images."
  type        = string
  nullable    = false
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
}

variable "balancer_type" {
  description = "Type of the balancer."
  type        = string
  nullable    = false
  default     = "LB-S"
}

variable "bbb_nodes" {
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
  default  = {}

  validation {
    condition     = length(var.bbb_nodes) + length(var.jitsi_nodes) > 0
    error_message = "There must be one node at least, in bbb_nodes or in jitsi_nodes."
  }

  validation {
    condition     = length(setintersection(keys(var.bbb_nodes), keys(var.jitsi_nodes))) == 0 && length(setintersection(concat(keys(var.bbb_nodes), keys(var.jitsi_nodes)), concat(keys(var.fronts), keys(var.monitoring)))) == 0
    error_message = "Every machine needs a name of its own: a node must not be called like another node, a front or monitoring."
  }
}

variable "bbb_zone" {
  description = "Zone of the BigBlueButton nodes that say none."
  type        = string
  nullable    = false
  default     = "fr-par-2"
}

variable "bbb_installer" {
  description = "Where BigBlueButton's installer is fetched from, and at which commit. `git ls-remote` of the repository tells the commit of a release branch; read what changed before you take a new one."
  type = object({
    repository = optional(string, "https://github.com/bigbluebutton/bbb-install.git")
    commit     = string
  })
  default = null
}

variable "jitsi_nodes" {
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
  default  = {}
}

variable "jitsi" {
  description = "Where Jitsi's compose file is fetched from, at which commit, and the release of its images. `git ls-remote --tags` of the repository tells the commit of a release."
  type = object({
    repository = optional(string, "https://github.com/jitsi/docker-jitsi-meet.git")
    commit     = string
    version    = string
  })
  default = null
}

variable "tenants" {
  description = "Front ends with secrets and limits of their own. Without one there is a single tenant, whose secret is in the secret manager as part of the dispatcher's environment."
  type = map(object({
    hosts          = optional(list(string), [])
    meetings       = optional(number)
    attendees      = optional(number)
    secret_version = optional(number, 1)
  }))
  nullable = false
  default  = {}
}

variable "store" {
  description = "The store: `nodes` is 2 (a standby) or 1, `node_type` and `version` are the provider's names."
  type = object({
    nodes     = optional(number, 2)
    node_type = optional(string, "RED1-MICRO")
    version   = optional(string, "7.2.11")
  })
  nullable = false
  default  = {}
}

variable "monitoring" {
  description = "The machines with Prometheus and Grafana, by name; {} is none."
  type = map(object({
    type = optional(string, "DEV1-L")
    zone = optional(string)
  }))
  nullable = false
  default  = { monitoring = {} }
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
}

variable "deploy_dir" {
  description = "The folder deploy/ of the release; the one beside this folder, unless given."
  type        = string
  default     = null
}

variable "ssh_key_names" {
  description = "Names of the SSH keys that open the machines. Terraform's own must be among them: it hands the API key over."
  type        = set(string)
  nullable    = false
}

variable "ssh_ranges" {
  description = "Where operators (and Terraform) come from."
  type        = list(string)
  nullable    = false
}

variable "fleet_key" {
  description = "The one secret to keep: all others come from it. openssl rand -hex 32"
  type        = string
  nullable    = false
  ephemeral   = true
  sensitive   = true

  validation {
    condition     = can(regex("^[0-9A-Za-z]{43,128}$", var.fleet_key)) || can(regex("^[0-9a-f]{64}$", var.fleet_key))
    error_message = "Take a random key that nobody can guess: openssl rand -hex 32."
  }
}

variable "secrets_version" {
  description = "Count it up to change the API's secret, the keys between the services and the store's password. Room links that people hold become void."
  type        = number
  nullable    = false
  default     = 1
}

variable "keys" {
  description = "Secret keys of the API keys that machines use: `fronts` reads secrets and pulls images, `nodes` reads secrets of its project, `issuer` may also write secrets and DNS records. bootstrap/ makes whom they belong to."
  type = object({
    fronts = string
    nodes  = string
    issuer = string
  })
  nullable  = false
  ephemeral = true
  sensitive = true
}

variable "key_version" {
  description = "Count it up to hand a new key over to running machines."
  type        = number
  nullable    = false
  default     = 1
}

variable "nodes_project_id" {
  description = "Project for what nodes may read, so that a node that was broken into reads nothing of the fronts; the provider's own, unless given."
  type        = string
  default     = null
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
