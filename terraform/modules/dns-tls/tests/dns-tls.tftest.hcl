mock_provider "scaleway" {
  override_during = plan
  mock_resource "scaleway_secret" { defaults = { id = "fr-par/33333333-3333-3333-3333-333333333333" } }
}

variables {
  name        = "ensemble"
  dns_zone    = "example.org"
  domain      = "meet.example.org"
  acme_email  = "operators@example.org"
  secret_path = "/ensemble"
  hosts       = { "@" = "192.0.2.10", "bbb-01" = "192.0.2.21" }
}

run "every_machine_has_its_name" {
  command = plan

  assert {
    condition     = scaleway_domain_record.host["@"].name == "meet" && scaleway_domain_record.host["@"].data == "192.0.2.10"
    error_message = "The domain itself must lead to the balancer."
  }
  assert {
    condition     = scaleway_domain_record.host["bbb-01"].name == "bbb-01.meet" && output.names["bbb-01"] == "bbb-01.meet.example.org"
    error_message = "A node's record must be relative to the zone, its name whole."
  }
  assert {
    condition     = alltrue([for record in scaleway_domain_record.host : record.ttl <= 300])
    error_message = "Records must be short-lived, so that a replaced machine is found soon."
  }
}

run "the_domain_may_be_the_zone" {
  command = plan
  variables { domain = "example.org" }

  assert {
    condition     = scaleway_domain_record.host["@"].name == "" && scaleway_domain_record.host["bbb-01"].name == "bbb-01"
    error_message = "Without a subdomain the record of the domain has no name."
  }
}

run "the_issuer_asks_for_the_wildcard_by_dns" {
  command = plan

  assert {
    condition     = jsondecode(output.issuer.settings["/etc/ensemble/issue.json"]).secret == "33333333-3333-3333-3333-333333333333"
    error_message = "The issuer must hand the certificate to the secret that the others pull."
  }
  assert {
    condition = (
      strcontains(output.issuer.programs["/usr/local/sbin/ensemble-issue"], "\"--dns\", \"scaleway\"")
      && strcontains(output.issuer.programs["/usr/local/sbin/ensemble-issue"], "f\"*.{settings['domain']}\"")
    )
    error_message = "The certificate must be a wildcard, proven by DNS."
  }
  assert {
    condition     = contains(output.issuer.enable, "ensemble-issue.timer") && contains(keys(output.issuer.units), "ensemble-issue.timer")
    error_message = "The certificate must be renewed without anybody running Terraform."
  }
}

run "a_domain_outside_the_zone_is_refused" {
  command = plan
  variables { domain = "meet.example.net" }
  expect_failures = [var.domain]
}

run "a_domain_that_only_ends_like_the_zone_is_refused" {
  command = plan
  variables { domain = "meetexample.org" }
  expect_failures = [var.domain]
}

run "a_host_deeper_than_the_wildcard_is_refused" {
  command = plan
  variables { hosts = { "@" = "192.0.2.10", "a.b" = "192.0.2.21" } }
  expect_failures = [var.hosts]
}

run "a_domain_that_leads_nowhere_is_refused" {
  command = plan
  variables { hosts = { "bbb-01" = "192.0.2.21" } }
  expect_failures = [var.hosts]
}

run "an_address_that_nobody_reads_is_refused" {
  command = plan
  variables { acme_email = "operators" }
  expect_failures = [var.acme_email]
}

run "a_bad_name_is_refused" {
  command = plan
  variables { name = "Ensemble" }
  expect_failures = [var.name]
}
