# Hands a machine the API key with which it reads its secrets: by SSH, once, and again when the server or the key is new.
# User data would be kept in the state; provisioners may read ephemeral values, and nothing of them is kept.

resource "terraform_data" "this" {
  triggers_replace = [var.server_id, var.key_version]

  connection {
    host    = var.host
    user    = var.ssh_user
    timeout = "30m"
  }

  # Into the user's home, which nobody else can read, and from there to its place.
  provisioner "file" {
    content     = var.key
    destination = "ensemble-key"
  }

  provisioner "remote-exec" {
    inline = [
      "sudo install -d -m 0700 /etc/ensemble",
      "sudo install -m 0600 -o root -g root ensemble-key /etc/ensemble/key",
      "rm -f ensemble-key",
      "sudo systemctl start --no-block ensemble-pull.service || true",
    ]
  }
}
