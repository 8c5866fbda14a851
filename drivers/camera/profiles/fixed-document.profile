# A document camera over a lit tray: everything that a still paper does not need to have adjusted stands still,
# so that two frames of one paper are alike. The values are a beginning; calibrate them for the model and the lamp.
preview = 1920x1080
format = mjpeg
skip = 3
control.power_line_frequency = 2
control.auto_white_balance = 0
control.white_balance_temperature = 4600
control.auto_exposure = 1
control.exposure_time = 166
control.gain = 0
control.auto_focus = 0
control.sharpness = 3
