@echo off
rem A trial run: robots mark for judges who are not there, and nothing of it stays.
if exist "%~dp0app\node.exe" goto go
echo Hay giai nen ca tep zip (nhap chuot phai, Extract All / Giai nen tat ca), roi mo tep nay trong thu muc vua giai nen.
echo Unpack the whole zip first (right click, Extract All), then open this in the folder that comes of it.
pause
exit /b 2

:go
"%~dp0start.cmd" --rehearsal --robots %*
