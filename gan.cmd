@echo off
rem Runs the gan program from a checkout, from any folder; builds it first when there is no jar yet.
rem   GAN_OPTS    more options for the JVM, for example set GAN_OPTS=-Xmx8g
rem   GAN_BUILD   set to 1 to build again after a change in the sources
rem   JAVA_HOME   the JDK to use (17 or newer)
setlocal
set "ROOT=%~dp0"
set "TARGET=%ROOT%gan-cli\target"

set "JAVA="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if not defined JAVA goto nojava

set "MAJOR="
for /f "tokens=2 delims== " %%V in ('""%JAVA%" -XshowSettings:properties -version 2>&1 | findstr /c:"java.specification.version ""') do set "MAJOR=%%V"
if not defined MAJOR goto nojava
if "%MAJOR:~0,2%"=="1." goto nojava
if %MAJOR% LSS 17 goto nojava

call :findjar
if defined JAR if not "%GAN_BUILD%"=="1" goto run
echo building gan4j (first run takes a minute)... 1>&2
pushd "%ROOT%"
call mvnw.cmd -q -B -DskipTests -Dspotless.check.skip=true -pl gan-cli -am package 1>&2
set "BUILD=%ERRORLEVEL%"
popd
if not "%BUILD%"=="0" (
  echo gan: the build failed; see the messages above. 1>&2
  exit /b 2
)
call :findjar
if not defined JAR (
  echo gan: the build made no gan-cli jar in %TARGET%. 1>&2
  exit /b 2
)

:run
rem A trimmed Java can lack the Vector API, and then refuses to start when asked for it.
set "VECTOR="
"%JAVA%" --list-modules 2>nul | findstr /b /c:"jdk.incubator.vector" >nul && set "VECTOR=--add-modules jdk.incubator.vector -XX:ObjectAlignmentInBytes=64"
"%JAVA%" %VECTOR% -XX:+UseParallelGC %GAN_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:findjar
set "JAR="
for %%F in ("%TARGET%\gan-cli-*.jar") do (
  echo %%~nF| findstr /r /c:"-sources$" /c:"-javadoc$" /c:"-tests$" >nul || set "JAR=%%~fF"
)
exit /b 0

:nojava
echo gan: needs Java 17 or newer, and found none in JAVA_HOME or on the PATH. 1>&2
echo      Install a JDK (for example from https://adoptium.net) or set JAVA_HOME. 1>&2
exit /b 2
