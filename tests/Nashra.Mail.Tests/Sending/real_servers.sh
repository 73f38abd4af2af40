#!/usr/bin/env bash
# real_servers.sh start|stop FOLDER SUBMISSION SUBMISSIONS LMTP AUTH
# A Postfix and a Dovecot of their own under FOLDER (with cert.pem and key.pem), on four loopback ports.
set -eu
verb=$1 folder=$2
if [ "$verb" = stop ]; then
    postfix -c "$folder/etc" stop >"$folder/stop.log" 2>&1 </dev/null || true
    [ ! -f "$folder/dovecot/run/master.pid" ] || kill "$(cat "$folder/dovecot/run/master.pid")"
    exit 0
fi

submission=$3 submissions=$4 lmtp=$5 auth=$6
chmod 755 "$folder"
mkdir -p "$folder"/{etc,queue,data,mail,dovecot}
chown postfix "$folder/data"
chown nobody:nogroup "$folder/mail"
echo 'paper:{PLAIN}secret' >"$folder/dovecot/users"

cat >"$folder/etc/main.cf" <<END
compatibility_level = 3.6
queue_directory = $folder/queue
data_directory = $folder/data
maillog_file = $folder/postfix.log
maillog_file_prefixes = $folder
myhostname = localhost
mydestination =
mynetworks =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
virtual_mailbox_domains = example.net
virtual_transport = lmtp:inet:127.0.0.1:$lmtp
virtual_alias_maps =
local_recipient_maps =
smtpd_tls_cert_file = $folder/cert.pem
smtpd_tls_key_file = $folder/key.pem
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:$auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
lmtp_tls_security_level = none
END

cat >"$folder/etc/master.cf" <<END
127.0.0.1:$submission inet n - n - - smtpd
127.0.0.1:$submissions inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
error unix - - n - - error
retry unix - - n - - error
END

cat >"$folder/dovecot/dovecot.conf" <<END
base_dir = $folder/dovecot/run
log_path = $folder/dovecot/log
protocols = lmtp
listen = 127.0.0.1
ssl = no
mail_location = maildir:$folder/mail/%n
first_valid_uid = 1
auth_mechanisms = plain login
passdb {
  driver = passwd-file
  args = $folder/dovecot/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=$folder/mail/%n allow_all_users=yes
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = $lmtp
  }
}
service auth {
  inet_listener {
    address = 127.0.0.1
    port = $auth
  }
}
END

dovecot -c "$folder/dovecot/dovecot.conf" >"$folder/start.log" 2>&1 </dev/null
postfix -c "$folder/etc" start >>"$folder/start.log" 2>&1 </dev/null
