@echo off
rem For every Windows: the Task Scheduler starts this when the account "kiosk" logs on.
rem Code 0 means that the kiosk was asked to end; after anything else it is started again.
cd /d "C:\HeadAndHeart"
:again
"C:\HeadAndHeart\.venv\Scripts\python.exe" -m game kiosk --config "C:\ProgramData\HeadAndHeart\kiosk.toml"
if %errorlevel%==0 exit /b 0
rem A second's pause; "timeout" does not work without a keyboard.
ping -n 2 127.0.0.1 >nul
goto again
