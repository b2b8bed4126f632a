@echo off
chcp 65001 >nul
py -3 "%~dp0install.py" %*
if errorlevel 9009 python "%~dp0install.py" %*
pause
