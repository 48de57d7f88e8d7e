# What must be there before a fleet: a bucket for its state, a project for what nodes may read, and whom the machines' API
# keys belong to. The keys themselves are made by hand (README), so that they are in no state. Run once, by somebody who may
# change IAM; its own state holds nothing secret and stays with whoever ran it.

resource "scaleway_object_bucket" "state" {
  name = var.bucket

  # An older state is the way back from a bad apply.
  versioning {
    enabled = true
  }
}

resource "scaleway_account_project" "nodes" {
  name = "${var.name}-nodes"
}

locals {
  projects = { fleet = var.project_id, nodes = scaleway_account_project.nodes.id }

  # Who is who, and what each may do: permission sets by project.
  applications = {
    nodes = {
      nodes = ["SecretManagerReadOnly", "SecretManagerSecretAccess"]
    }
    fronts = {
      nodes = ["SecretManagerReadOnly", "SecretManagerSecretAccess"]
      fleet = ["SecretManagerReadOnly", "SecretManagerSecretAccess", "ContainerRegistryReadOnly"]
    }
    # A front as well, and the one that looks after the certificate, which is kept where nodes read it.
    issuer = {
      nodes = ["SecretManagerFullAccess"]
      fleet = ["SecretManagerReadOnly", "SecretManagerSecretAccess", "ContainerRegistryReadOnly", "DomainsDNSFullAccess"]
    }
  }
}

resource "scaleway_iam_application" "machine" {
  for_each = local.applications

  name = "${var.name}-${each.key}"
}

resource "scaleway_iam_policy" "machine" {
  for_each = local.applications

  name           = "${var.name}-${each.key}"
  application_id = scaleway_iam_application.machine[each.key].id

  dynamic "rule" {
    for_each = each.value
    content {
      project_ids          = [local.projects[rule.key]]
      permission_set_names = rule.value
    }
  }
}
