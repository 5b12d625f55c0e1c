@echo off
rem Does on Windows what mvnw does elsewhere: runs the Maven that .mvn\wrapper\maven-wrapper.properties names, on a JDK
rem new enough to build this project. Written without a Windows machine at hand; .github\workflows\build.yml runs it there.
setlocal
set "root=%~dp0"
set "root=%root:~0,-1%"
set "oldest_jdk=21"

if not defined JAVA_HOME for /f "delims=" %%j in ('where javac 2^>nul') do if not defined JAVA_HOME set "JAVA_HOME=%%~dpj.."
set "feature=0"
if exist "%JAVA_HOME%\bin\javac.exe" for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%JAVA_HOME%\release"') do set feature=%%v
set feature=%feature:"=%
if %feature% lss %oldest_jdk% (
  echo mvnw: no JDK %oldest_jdk% or newer found: install one ^(https://adoptium.net has them^) or point JAVA_HOME at it 1>&2
  exit /b 1
)

set "maven="
for /f "delims=" %%m in ('powershell -NoProfile -ExecutionPolicy Bypass -File "%root%\.mvn\wrapper\maven.ps1"') do set "maven=%%m"
if not defined maven exit /b 1

set "running="
set "run_arguments="
set "arguments=%*"
:next
if "%~1"=="" goto parsed
if "%~1"=="-Prun" set "running=yes"
if "%~1"=="-Drun.args" set "run_arguments=%~2"
shift
goto next
:parsed

if defined running goto run
call "%maven%\bin\mvn.cmd" %arguments%
exit /b %errorlevel%

:run
cd /d "%root%"
if not exist target mkdir target
echo Building the service; the first time fetches libraries, which takes some minutes.
call "%maven%\bin\mvn.cmd" --batch-mode --no-transfer-progress --projects accounts-local --also-make %arguments% >target\run.log 2>&1
if errorlevel 1 (
  echo mvnw: the build failed; %root%\target\run.log says why, at its end 1>&2
  exit /b 1
)
echo Starting the service, to which -Drun.args="--port 9090" gives options
cd accounts-local
"%JAVA_HOME%\bin\java" -jar target\accounts-local.jar %run_arguments%
exit /b %errorlevel%
