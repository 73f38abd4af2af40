# Sourced by newsletter-speed and newsletter-signing, at the root, with $sessions set: the program to measure (NASHRA_PROGRAM, by
# default what ./nashra builds), a paper of its own with articles and readers, a sink that takes its mail.
# shellcheck shell=bash disable=SC2154,SC2120

[[ -x /usr/sbin/smtp-sink && -x /usr/sbin/smtp-source ]] || { echo "${0##*/}: apt-get install postfix (for smtp-sink and smtp-source)"; exit 2; }
program=${NASHRA_PROGRAM:-}
if [[ -z $program ]]; then
    ./nashra --help >/dev/null
    program=$(find artifacts/app -mindepth 2 -maxdepth 2 -name nashra -printf '%T@ %p\n' | sort -rn | head -1 | cut -d' ' -f2)
fi
set -a # as ./nashra and the service do
# shellcheck source=/dev/null
. "$(dirname -- "$program")/runtime.env"
set +a

work=$(mktemp -d)
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
port=$(free_port)
chmod 777 "$work" # the sink writes as nobody
export NASHRA_DATA=$work/data ASPNETCORE_ENVIRONMENT=Production NASHRA_SMTP="smtp://127.0.0.1:$port?tls=none&connections=$sessions"
sink='' sender=''
finish() {
    [[ -z $sender ]] || kill -9 "$sender" 2>/dev/null || true
    [[ -z $sink ]] || kill "$sink" 2>/dev/null || true
    rm -rf -- "$work"
}
trap finish EXIT

paper() { python3 perf/load/newsletter-speed.py "$NASHRA_DATA/nashra.db" "$@"; }
listen() {
    [[ -z $sink ]] || { kill "$sink"; wait "$sink" 2>/dev/null || true; }
    /usr/sbin/smtp-sink -u nobody "$@" "127.0.0.1:$port" 500 >"$work/sink.log" 2>&1 &
    sink=$!
    sleep 0.5
}
serve() { # [NAME=VALUE…]
    env "$@" "$program" serve --urls "http://127.0.0.1:$(free_port)" >>"$work/serve.log" 2>&1 &
    sender=$!
    sleep 3
}
rest() { kill -TERM "$sender"; wait "$sender" || true; sender=; }

"$program" newsletters list >"$work/list" # makes the database
paper articles demo/articles >"$work/articles.jsonl"
"$program" import "$work/articles.jsonl" >"$work/import.log"
