@echo off
rem A trial run: robots mark for judges who are not there, and nothing of it stays.
"%~dp0start.cmd" --rehearsal --robots %*
