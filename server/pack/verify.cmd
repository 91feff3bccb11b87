@echo off
rem Whether a contest's file, or a log that was saved, is as it was written.
chcp 65001 >nul
"%~dp0app\node.exe" "%~dp0app\server\verify.mjs" %*
pause
