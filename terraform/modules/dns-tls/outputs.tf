output "certificate" {
  description = "Secret that holds the certificate, as JSON with the fields fullchain and privkey, once the issuer has got it."
  value       = scaleway_secret.certificate.id
}

output "names" {
  description = "Full names by host."
  value       = { for host in keys(var.hosts) : host => host == "@" ? var.domain : "${host}.${var.domain}" }
}

output "issuer" {
  description = "What makes a machine the issuer: give it to exactly one."
  value = {
    packages = ["lego"]
    programs = { "/usr/local/sbin/ensemble-issue" = file("${path.module}/files/ensemble-issue") }
    units = {
      "ensemble-issue.service" = file("${path.module}/files/ensemble-issue.service")
      "ensemble-issue.timer"   = file("${path.module}/files/ensemble-issue.timer")
    }
    enable = ["ensemble-issue.timer"]
    settings = {
      "/etc/ensemble/issue.json" = jsonencode({
        api        = "https://api.scaleway.com"
        region     = element(split("/", scaleway_secret.certificate.id), 0)
        secret     = element(split("/", scaleway_secret.certificate.id), -1)
        key        = "/etc/ensemble/key"
        lego       = "/usr/bin/lego"
        folder     = "/var/lib/ensemble-lego"
        domain     = var.domain
        email      = var.acme_email
        server     = var.acme_server
        key_type   = "ec256"
        renew_days = 30
      })
    }
  }
}
