@echo off
setlocal
rem In a window of its own, whose letters have Vietnamese, and where a click does not hold up the server.
if defined HOI_THI_WINDOW goto check
set HOI_THI_WINDOW=1
set HOI_THI_ARGS=%*
set "KEY=HKCU\Console\Hoi Thi"
reg add "%KEY%" /f /v QuickEdit /t REG_DWORD /d 0 >nul 2>&1
reg add "%KEY%" /f /v FaceName /t REG_SZ /d Consolas >nul 2>&1
reg add "%KEY%" /f /v ScreenColors /t REG_DWORD /d 15 >nul 2>&1
reg add "%KEY%" /f /v FontFamily /t REG_DWORD /d 54 >nul 2>&1
reg add "%KEY%" /f /v FontSize /t REG_DWORD /d 0x00120000 >nul 2>&1
reg add "%KEY%" /f /v WindowSize /t REG_DWORD /d 0x00280064 >nul 2>&1
reg add "%KEY%" /f /v ScreenBufferSize /t REG_DWORD /d 0x07d00064 >nul 2>&1
start "Hoi Thi" "%ComSpec%" /d /c call "%~f0"
exit /b

:check
if not defined HOI_THI_ARGS set HOI_THI_ARGS=%*
rem This value came with Windows 10.
reg query "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion" /v CurrentMajorVersionNumber >nul 2>&1
if errorlevel 1 goto old
if /i "%PROCESSOR_ARCHITECTURE%"=="x86" if not defined PROCESSOR_ARCHITEW6432 goto old
if not exist "%~dp0app\node.exe" goto inside
chcp 65001 >nul
"%~dp0app\node.exe" "%~dp0app\server\main.mjs" %HOI_THI_ARGS%
if not "%errorlevel%"=="0" pause
exit /b

:old
rem Without marks: a console this old may not have the letters.
echo May nay dung Windows qua cu. Can Windows 10 hoac 11, ban 64-bit. Xin dung may khac.
echo This Windows is too old. Windows 10 or 11, 64-bit, is needed. Please take another machine.
pause
exit /b 2

:inside
echo Hay giai nen ca tep zip (nhap chuot phai, Extract All / Giai nen tat ca), roi mo start.cmd trong thu muc vua giai nen.
echo Unpack the whole zip first (right click, Extract All), then open start.cmd in the folder that comes of it.
pause
exit /b 2
