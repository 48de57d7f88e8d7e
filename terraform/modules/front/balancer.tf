resource "scaleway_lb_ip" "this" {
  zone = var.zone
  tags = var.tags
}

resource "scaleway_lb" "this" {
  name   = var.name
  zone   = var.zone
  type   = var.balancer_type
  ip_ids = [scaleway_lb_ip.this.id]
  tags   = var.tags

  private_network {
    private_network_id = var.private_network_id
  }
}

locals {
  health = {
    port = 8088
    uri  = "/health"
  }
}

resource "scaleway_lb_backend" "https" {
  lb_id      = scaleway_lb.this.id
  name       = "https"
  server_ips = values(local.private)

  forward_protocol = "tcp"
  forward_port     = 443
  proxy_protocol   = "v2"

  # A front that answers nothing is left after 5 s × 2; one that stops says so by 503 and is left while it still serves.
  health_check_port        = local.health.port
  health_check_delay       = "5s"
  health_check_timeout     = "2s"
  health_check_max_retries = 2
  health_check_send_proxy  = false
  health_check_http {
    uri = local.health.uri
  }

  # What is under way on a front that stops is finished there.
  on_marked_down_action = "none"
  # A create with slides takes up to a minute; people who wait for a meeting keep a connection open.
  timeout_server = "2m"
  timeout_tunnel = "1h"
}

resource "scaleway_lb_frontend" "https" {
  lb_id          = scaleway_lb.this.id
  backend_id     = scaleway_lb_backend.https.id
  name           = "https"
  inbound_port   = 443
  timeout_client = "2m"
}

# Only ever redirects; a frontend must have a backend all the same.
resource "scaleway_lb_backend" "http" {
  lb_id            = scaleway_lb.this.id
  name             = "http"
  server_ips       = values(local.private)
  forward_protocol = "http"
  forward_port     = local.health.port

  health_check_delay   = "5s"
  health_check_timeout = "2s"
  health_check_http {
    uri = local.health.uri
  }
}

resource "scaleway_lb_frontend" "http" {
  lb_id        = scaleway_lb.this.id
  backend_id   = scaleway_lb_backend.http.id
  name         = "http"
  inbound_port = 80

  acl {
    name = "to https"
    action {
      type = "redirect"
      redirect {
        type   = "scheme"
        target = "https"
        code   = 301
      }
    }
    match {
      ip_subnet = ["0.0.0.0/0"]
    }
  }
}
