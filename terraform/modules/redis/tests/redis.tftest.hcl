mock_provider "scaleway" {
  override_during = plan
  mock_resource "scaleway_redis_cluster" {
    defaults = {
      certificate     = "-----BEGIN CERTIFICATE-----"
      private_network = { ips = ["10.97.0.9"], port = 6379 }
    }
  }
}

variables {
  name               = "ensemble"
  private_network_id = "fr-par/22222222-2222-2222-2222-222222222222"
  password           = "Aa1-0123456789abcdef0123456789abcdef"
}

run "two_nodes_behind_one_private_endpoint" {
  command = plan

  assert {
    condition     = scaleway_redis_cluster.this.cluster_size == 2
    error_message = "The store must have a standby unless somebody decides against it."
  }
  assert {
    condition     = scaleway_redis_cluster.this.tls_enabled && one(scaleway_redis_cluster.this.private_network).id == var.private_network_id
    error_message = "The store must speak TLS, in the private network."
  }
  assert {
    condition     = length(scaleway_redis_cluster.this.acl) == 0
    error_message = "An access list would mean a public address."
  }
  assert {
    condition     = scaleway_redis_cluster.this.settings["maxmemory-policy"] == "noeviction"
    error_message = "The store must not evict: callbacks under way are known to nobody else."
  }
  assert {
    condition     = output.address == "10.97.0.9:6379"
    error_message = "The address must be the private one."
  }
}

run "the_password_is_in_no_state" {
  command = plan

  assert {
    condition     = scaleway_redis_cluster.this.password == null && scaleway_redis_cluster.this.password_wo_version == 1
    error_message = "The store's password must be written only, never kept."
  }
}

run "a_new_password_is_written_when_its_version_changes" {
  command = plan
  variables { password_version = 2 }

  assert {
    condition     = scaleway_redis_cluster.this.password_wo_version == 2
    error_message = "The version must reach the store: it is what makes a new password be written."
  }
}

run "a_sharded_cluster_is_refused" {
  command = plan
  variables { nodes = 3 }
  expect_failures = [var.nodes]
}

run "a_weak_password_is_refused" {
  command = plan
  variables { password = "redis" }
  expect_failures = [var.password]
}

run "a_bad_name_is_refused" {
  command = plan
  variables { name = "-store" }
  expect_failures = [var.name]
}

run "a_zone_that_is_a_region_is_refused" {
  command = plan
  variables { zone = "fr-par" }
  expect_failures = [var.zone]
}
