@echo off
rem Starts Gradus on a Java 25 or newer: the one JAVA_HOME names, the first on the PATH, the one
rem that built this folder, or one in a usual place.
setlocal EnableExtensions DisableDelayedExpansion
set "NEEDED=25"
set "JAVA="
for %%I in ("%~dp0..") do set "FOLDER=%%~fI"

if defined JAVA_HOME call :consider "%JAVA_HOME%\bin\java.exe"
if not defined JAVA for /f "delims=" %%J in ('where java.exe 2^>nul') do call :consider "%%J"
if not defined JAVA if exist "%FOLDER%\lib\built-with" for /f "usebackq delims=" %%H in ("%FOLDER%\lib\built-with") do call :consider "%%H\bin\java.exe"
if not defined JAVA for %%P in ("%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks") do for /d %%D in ("%%~P\*") do call :consider "%%~D\bin\java.exe"
if not defined JAVA (
  >&2 echo gradus: no Java %NEEDED% or newer was found; install one, or set JAVA_HOME to its folder.
  exit /b 1
)

rem A command has ended before the optimizing compiler has paid; a window, a descent, a batch go on.
set "COMPILER=+TieredCompilation"
set "PART=window"
if "%~1"=="descend" set "PART=commands"
for %%C in (eval steps check derive export examples -h --help -V --version) do if "%~1"=="%%C" (set "COMPILER=TieredStopAtLevel=1" & set "PART=commands")
if "%~2"=="--batch" set "COMPILER=+TieredCompilation"
if "%~3"=="--batch" set "COMPILER=+TieredCompilation"

rem The console speaks UTF-8 while Gradus runs, and its own code page again afterwards.
set "PAGE="
for /f "tokens=2 delims=:." %%C in ('chcp') do set "PAGE=%%C"
chcp 65001 >nul
"%JAVA%" -XX:%COMPILER% -XX:+UseSerialGC "-XX:AOTCache=%FOLDER%\lib\%PART%.aot" -Xlog:disable "-Xlog:all=error,aot*=off,cds*=off:stderr" --enable-native-access=ALL-UNNAMED -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "-Djava.util.logging.config.file=%FOLDER%\lib\logging.properties" -cp "%FOLDER%\lib\gradus.jar" gradus.Main %*
set "STATUS=%ERRORLEVEL%"
if defined PAGE chcp %PAGE% >nul
exit /b %STATUS%

rem Takes the executable %1 where none was taken before and its version will do: the version in its
rem release file where there is one, or else the one it tells.
:consider
if defined JAVA goto :eof
if not exist "%~1" goto :eof
set "VERSION="
if exist "%~dp1..\release" for /f "usebackq tokens=1,2 delims==" %%A in ("%~dp1..\release") do if "%%A"=="JAVA_VERSION" set "VERSION=%%~B"
if not defined VERSION for /f "tokens=3" %%V in ('call "%~1" -version 2^>^&1 ^| findstr /c:" version "') do set "VERSION=%%~V"
if not defined VERSION goto :eof
set "MAJOR=0"
for /f "tokens=1 delims=.-+" %%M in ("%VERSION%") do set "MAJOR=%%M"
if %MAJOR% GEQ %NEEDED% set "JAVA=%~1"
goto :eof
