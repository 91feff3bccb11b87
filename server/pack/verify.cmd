@echo off
rem Whether a contest's file, or a log that was saved, is as it was written.
if exist "%~dp0app\node.exe" goto go
echo Hay giai nen ca tep zip (nhap chuot phai, Extract All / Giai nen tat ca), roi mo tep nay trong thu muc vua giai nen.
echo Unpack the whole zip first (right click, Extract All), then open this in the folder that comes of it.
pause
exit /b 2

:go
chcp 65001 >nul
"%~dp0app\node.exe" "%~dp0app\server\verify.mjs" %*
pause
