# Sourced by the commands at the root: where the repository is, and an environment in which .NET runs anywhere.
# shellcheck shell=bash

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)

fail() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 1
}

# The .NET command line, NuGet and npm write below HOME; a system account may have none.
have_a_home() {
  if [[ -z ${HOME:-} || ! -d $HOME || ! -w $HOME ]]; then
    export HOME=$root/artifacts/home
    mkdir -p -- "$HOME"
  fi
}

need_dotnet_and_icu() {
  [[ $(dotnet --list-sdks 2>/dev/null) =~ (^|$'\n')10\. ]] ||
    fail 'the .NET 10 SDK is missing; install it: https://dotnet.microsoft.com/download/dotnet/10.0'
  [[ $(/sbin/ldconfig -p 2>/dev/null) == *libicuuc.so* ]] ||
    fail 'ICU is missing (Arabic dates and plurals need it); install it: apt-get install libicu72'
}

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

# Built programs find their runtime even where it was installed for one user only.
if [[ -z ${DOTNET_ROOT:-} ]] && dotnet=$(command -v dotnet); then
  DOTNET_ROOT=$(dirname -- "$(readlink -f -- "$dotnet")")
  export DOTNET_ROOT
fi
