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

variable "bbb_installer_commit" {
  description = "Commit of BigBlueButton's installer: git ls-remote https://github.com/bigbluebutton/bbb-install.git v3.0.x-release"
  type        = string
  nullable    = false
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

variable "nodes_project_id" {
  description = "Project for what nodes may read, so that a node that was broken into reads nothing of the fronts; the provider's own, unless given."
  type        = string
  default     = null
}

variable "deploy_dir" {
  description = "The folder deploy/ of the release; the one beside this folder, unless given."
  type        = string
  default     = null
}

variable "fleet_key" {
  description = "The one secret to keep: all others come from it. openssl rand -hex 32"
  type        = string
  nullable    = false
  ephemeral   = true
  sensitive   = true
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
