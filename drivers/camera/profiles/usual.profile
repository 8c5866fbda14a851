# Any UVC camera that nobody has measured yet: what the standard promises, and the camera's own automatics.
preview = 1920x1080
skip = 2
control.power_line_frequency = 2
control.backlight_compensation = 0
