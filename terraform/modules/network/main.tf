# The private network that the balancer, the fronts, the store, Jitsi nodes and monitoring share. BigBlueButton nodes are
# bare metal and stay outside: a private network reaches them only as a VLAN that is numbered after they exist.

resource "scaleway_vpc" "this" {
  name = var.name
  tags = var.tags
}

resource "scaleway_vpc_private_network" "this" {
  name   = var.name
  tags   = var.tags
  vpc_id = scaleway_vpc.this.id

  ipv4_subnet {
    subnet = var.range
  }
}
