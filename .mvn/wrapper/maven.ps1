# For mvnw.cmd: prints the directory of the Maven that maven-wrapper.properties names, after fetching it the first time.
# MVNW_REPOURL takes Maven from another repository; MAVEN_USER_HOME keeps it in another place than ~\.m2.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$properties = ConvertFrom-StringData (Get-Content -Raw (Join-Path $PSScriptRoot 'maven-wrapper.properties'))
$url = $properties.distributionUrl
$sum = $properties.distributionSha512Sum
if ($env:MVNW_REPOURL) {
  $url = $env:MVNW_REPOURL.TrimEnd('/') + $url.Substring($url.IndexOf('/org/apache/maven/'))
}
$name = [IO.Path]::GetFileName($url) -replace '-bin\.zip$', ''
$base = if ($env:MAVEN_USER_HOME) { $env:MAVEN_USER_HOME } else { Join-Path $HOME '.m2' }
$maven = Join-Path $base "wrapper\dists\$name-$($sum.Substring(0, 12))"

if (-not (Test-Path (Join-Path $maven 'bin\mvn.cmd'))) {
  [Console]::Error.WriteLine("mvnw: fetching $name, once")
  # beside the final place, then moved: nobody ever sees half a Maven
  $work = "$maven.$PID"
  New-Item -ItemType Directory -Force $work | Out-Null
  try {
    Invoke-WebRequest -UseBasicParsing $url -OutFile "$work\maven.zip"
    if ((Get-FileHash -Algorithm SHA512 "$work\maven.zip").Hash -ne $sum) {
      throw "$url is not the file that maven-wrapper.properties describes: its SHA-512 differs"
    }
    Expand-Archive "$work\maven.zip" $work
    Move-Item (Join-Path $work $name) $maven
  } catch {
    [Console]::Error.WriteLine("mvnw: cannot fetch Maven: $_")
    exit 1
  } finally {
    Remove-Item -Recurse -Force $work
  }
}
$maven
